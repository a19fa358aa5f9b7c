/** After the last test, and also after Ctrl+C while the setup is still at work. */
export { endRun as default } from './global-setup.ts';
