import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

// Runs code of our guides in its own language: a function that takes body, signature and secret and says yes or no.

type Language = {
  /** What has to be installed. */
  commands: string[];
  /** The whole program around the guide's code; it reads the body from a file, then signature and secret. */
  program: (code: string) => string;
  file: string;
  compile?: (folder: string) => void;
  run: (folder: string, args: string[]) => string;
};

const output = (folder: string, command: string, args: string[]) =>
  execFileSync(command, args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();

const usings = /^(using|import) .*;\n/gm;
const hoisted = (code: string) => (code.match(usings) ?? []).join("");
const rest = (code: string) => code.replaceAll(usings, "");

export const languages: Readonly<Record<string, Language>> = {
  js: {
    commands: [process.execPath],
    file: "verify.cjs",
    program: (code) =>
      `${code}\nconst [file, signature, secret] = process.argv.slice(2);\n` +
      `console.log(verifyWebhook(require("fs").readFileSync(file), signature, secret));`,
    run: (folder, args) => output(folder, process.execPath, ["verify.cjs", ...args]),
  },
  python: {
    commands: ["python3"],
    file: "verify.py",
    program: (code) =>
      `${code}\nimport sys\nprint(verify_webhook(open(sys.argv[1], "rb").read(), sys.argv[2], sys.argv[3]))`,
    run: (folder, args) => output(folder, "python3", ["verify.py", ...args]),
  },
  php: {
    commands: ["php"],
    file: "verify.php",
    program: (code) =>
      `<?php\n${code}\necho verifyWebhook(file_get_contents($argv[1]), $argv[2], $argv[3]) ? "true" : "false";`,
    run: (folder, args) => output(folder, "php", ["verify.php", ...args]),
  },
  ruby: {
    commands: ["ruby"],
    file: "verify.rb",
    program: (code) => `${code}\nputs verify_webhook(File.binread(ARGV[0]), ARGV[1], ARGV[2])`,
    run: (folder, args) => output(folder, "ruby", ["verify.rb", ...args]),
  },
  csharp: {
    commands: ["mcs", "mono"],
    file: "Verify.cs",
    program: (code) =>
      `${hoisted(code)}using System.IO;\nclass Verify\n{\n${rest(code)}\nstatic void Main(string[] args)\n` +
      "{ Console.WriteLine(VerifyWebhook(File.ReadAllBytes(args[0]), args[1], args[2])); }\n}",
    compile: (folder) => void output(folder, "mcs", ["-nologo", "Verify.cs"]),
    run: (folder, args) => output(folder, "mono", ["Verify.exe", ...args]),
  },
  java: {
    commands: ["java", "javac"],
    file: "Verify.java",
    program: (code) =>
      `${hoisted(code)}import java.nio.file.*;\nclass Verify {\n${rest(code)}\n` +
      "public static void main(String[] args) throws Exception\n" +
      "{ System.out.println(verifyWebhook(Files.readAllBytes(Path.of(args[0])), args[1], args[2])); }\n}",
    compile: (folder) => void output(folder, "javac", ["Verify.java"]),
    run: (folder, args) => output(folder, "java", ["-cp", ".", "Verify", ...args]),
  },
};

/** Which of a language's commands this machine lacks. */
export const missing = ({ commands }: Language) =>
  commands.filter((command) => spawnSync("which", [command]).status !== 0);

export type Given = { body: string; signature: string; secret: string };

/** Which of these the guide's code accepts. */
export function accepted(language: Language, code: string, cases: Given[]): boolean[] {
  const folder = mkdtempSync(join(tmpdir(), "verify-"));
  try {
    writeFileSync(join(folder, language.file), language.program(code));
    language.compile?.(folder);
    return cases.map(({ body, signature, secret }) => {
      writeFileSync(join(folder, "body"), body);
      return language.run(folder, ["body", signature, secret]).toLowerCase() === "true";
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
