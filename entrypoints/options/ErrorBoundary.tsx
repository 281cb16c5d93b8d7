import { CircleAlert } from 'lucide';
import { Component, type ComponentChildren } from 'preact';
import { Button } from '../../components/ui/Button.tsx';
import { EmptyState } from '../../components/ui/EmptyState.tsx';
import { useT } from '../../components/ui/i18n.tsx';
import { reportError } from '../../lib/report-error.ts';

interface ErrorBoundaryState {
  reason?: string;
}

/** Keeps the navigation alive when a view fails, and says what happened and what to do. */
export class ErrorBoundary extends Component<{ children: ComponentChildren }, ErrorBoundaryState> {
  override state: ErrorBoundaryState = {};

  override componentDidCatch(fault: unknown) {
    this.setState({ reason: reportError('Showing a view', fault) });
  }

  override render() {
    const { reason } = this.state;
    return reason === undefined ? this.props.children : <Crashed reason={reason} />;
  }
}

function Crashed({ reason }: { reason: string }) {
  const t = useT();
  return (
    <div role="alert">
      <EmptyState icon={CircleAlert} title={t('options.crash.title')} text={t('options.crash.text')}>
        <Button variant="primary" onClick={() => location.reload()}>
          {t('common.reload')}
        </Button>
      </EmptyState>
      <pre>{reason}</pre>
    </div>
  );
}
