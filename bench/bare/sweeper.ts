import { MongoBackend } from '@agendajs/mongo-backend';
import { Agenda } from 'agenda';
import nodemailer from 'nodemailer';
import { rate } from '../clients.ts';

/**
 * The usual alternative: reminders as rows that a sweep looks for, with agenda as it comes (a sweep every five
 * seconds). The parent sends the due times; each reminder is a mail, as Caseline's is. Ends with its parent.
 */
const { MONGODB_URI = '', SMTP_URL = '' } = process.env;
const transport = nodemailer.createTransport({ url: SMTP_URL, pool: true });
const agenda = new Agenda({
  backend: new MongoBackend({ address: MONGODB_URI, collection: 'sweptReminders' }),
});

agenda.define<{ dueAt: number }>('remind', async ({ attrs: { data } }) => {
  await transport.sendMail({
    from: 'sweeper@caseline.invalid',
    to: 'engineer@caseline.invalid',
    subject: 'Reminder',
    text: 'Reminder',
  });
  process.send?.({ late: Date.now() - data.dueAt });
});

process.on('message', (times: number[]) => {
  void (async () => {
    await rate(times.length, 8, async (n) => {
      const dueAt = times[n] as number;
      await agenda.schedule(new Date(dueAt), 'remind', { dueAt });
    });
    await agenda.start();
    process.send?.('ready');
  })();
});
process.once('disconnect', () => void agenda.stop().then(() => process.exit(0)));
