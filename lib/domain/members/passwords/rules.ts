export function resetMail(name: string, link: string) {
  return {
    subject: "Choose a new password for ShopGuide",
    text: [
      `Hello ${name},`,
      `open this link to choose a new password; it works once and for an hour:\n${link}`,
      "If you did not ask for it, leave it: your password stays as it is.",
    ].join("\n\n"),
  };
}
