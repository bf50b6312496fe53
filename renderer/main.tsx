import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { EngineClient } from './engine-client.ts';
import './fonts.css';
import './paper/paper.css';
import './paper/paper-editor.css';
import './theme.css';
import './ui/ui.css';
import './frame.css';
import './keeping/keeping.css';
import './transfer/transfer.css';
import './desk/desk.css';
import './case/case.css';
import './document/document.css';
import './settings/settings.css';
import './people/people.css';

const root = document.getElementById('root');
if (root) createRoot(root).render(<App engine={new EngineClient(window.anjuan)} />);
