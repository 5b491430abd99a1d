import { parseArgs } from "node:util";
import { env, provideSettings, readSettings } from "#lib/env.ts";
import { report } from "./report.ts";
import { buildWhenStale } from "./start/build.ts";
import { migrateDatabase, openDatabase, type ProductDatabase } from "./start/database.ts";
import { firstDemo } from "./start/demo.ts";
import { demoMessage, readyMessage } from "./start/message.ts";
import { checkPort } from "./start/port.ts";
import { serve } from "./start/serve.ts";
import { type StopSignals, stopSignals } from "./start/signals.ts";

// `npm start`: the database, then the dashboard's build, then web and worker, until a stop signal.

const { values } = parseArgs({ options: { dev: { type: "boolean", default: false } } });
const signals = stopSignals();
// Whoever reads the console may leave before the product stops.
process.stdout.on("error", () => undefined);
try {
  await start(values.dev, signals);
} catch (error) {
  if (!signals.stop.aborted) report(error);
}
process.exit();

async function start(dev: boolean, { stop, force }: StopSignals): Promise<void> {
  const { PORT, HOST } = readSettings();
  const port = await checkPort(PORT, HOST);
  provideSettings({ PORT: String(port) });
  const database = await openDatabase();
  try {
    await prepareAndServe(dev, { stop, force }, database);
  } finally {
    await database.close();
  }
}

async function prepareAndServe(dev: boolean, signals: StopSignals, { folder, lost }: ProductDatabase): Promise<void> {
  await migrateDatabase();
  signals.stop.throwIfAborted();
  if (!dev) await buildWhenStale(signals.stop);
  signals.stop.throwIfAborted();
  const address = env().NEXTAUTH_URL;
  // next-auth reads the variable itself, and knows neither our default nor that empty means unset.
  provideSettings({ NEXTAUTH_URL: address });
  const demo = folder ? await firstDemo(folder) : null;
  if (demo) process.stdout.write(demoMessage(address, demo));
  const onReady = () => {
    process.stdout.write(readyMessage(address));
    process.send?.({ type: "ready", address, demo });
  };
  await serve({ dev, signals, lost, onReady });
}
