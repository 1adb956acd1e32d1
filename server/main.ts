import { createServer } from 'node:http';
import { createApp } from './app.ts';
import { readConfig } from './config.ts';
import { createContainer } from './container.ts';
import { startCalendar } from './jobs/calendar.ts';
import { createLogger } from './logger.ts';
import { openDatabase } from './persistence/database.ts';
import { closeServer, listen, onStopSignal } from './serve.ts';
import { keptSessionSecret } from './session-secret.ts';
import { welcome, whyNotStarted } from './start-words.ts';

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const logger = createLogger(config.logLevel);
  const { mongodbUri, dataDir } = config;
  const sessionSecret = config.sessionSecret ?? (await keptSessionSecret(dataDir));
  const database = await openDatabase({ mongodbUri, dataDir, log: (message) => logger.info(message) });
  try {
    const container = await createContainer({ config, sessionSecret, database, logger });
    const server = createServer(createApp(container));
    const calendar = startCalendar(container.life.jobs, container.maintenance.current, (err, job) =>
      logger.error({ err, job }, '定时任务没有做完'),
    );
    const stop = async () => {
      container.health.markClosing();
      await closeServer(server);
      await calendar.stop();
      await container.mailing.sender.stop();
      await container.settle();
      await database.close();
    };
    onStopSignal(
      (signal) => {
        logger.info(`收到 ${signal}，正在停止`);
        stop().then(() => process.exit(0), fail);
      },
      () => process.exit(1),
    );
    const port = await listen(server, config.port, config.host);
    container.begin();
    container.mailing.sender.start();
    container.health.markReady();
    process.stdout.write(welcome({ ...container, rules: container.pool.rules }, port));
  } catch (error) {
    await database.close();
    throw error;
  }
}

function fail(error: unknown): never {
  process.stderr.write(`${whyNotStarted(error)}\n`);
  process.exit(1);
}

main().catch(fail);
