using Maru.Kernel;
using Maru.Platform.Sql;
using Maru.Work.Journal;
using Maru.Work.Records;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Maru.Work.Engine;

/// <summary>Works on one claimed run until it ends, waits or must be released. Thread safe.</summary>
internal sealed class RunExecution(
    Db db, JobKinds kinds, StepRunner steps, WaitRunner waits, ChildRunner children, StepRecorder recorder, RunLedger ledger, RunEndings endings,
    CancelRun cancel, WorkMetrics metrics, WorkSettings settings, IServiceScopeFactory scopes, ILogger<RunExecution> log)
{
    public async Task RunAsync(RunFrame frame)
    {
        var run = frame.Run;
        using var trace = RunTrace.Follow(run.Id, run.Kind, run.TraceParent);
        if (kinds.Find(run.Kind) is not { } kind)
        {
            await ParkAsync(frame, WorkFailures.KindGone);
            return;
        }

        try
        {
            if (!run.IsFresh)
            {
                frame.History = await recorder.PersistAsync(frame, ct => RunHistory.LoadAsync(db, run.Id, ct));
            }

            frame.Mode = WireName<RunPhase>.Parse(run.Phase) == RunPhase.Forward ? RunMode.Work : RunMode.Collect;
            var outcome = await CallAsync(frame, kind);
            await DecideAsync(frame, outcome);
        }
        catch (RunHalted)
        {
            await LetGoAsync(frame);
        }
    }

    /// <summary>After an unexpected error another holder tries, but not forever.</summary>
    public Task AbandonAsync(RunFrame frame) =>
        recorder.PersistAsync(frame, ct => endings.AbandonAsync(frame.Run.Mark, settings.PoisonAfter, ct));

    private async Task<Outcome<string>> CallAsync(RunFrame frame, JobKind kind)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = new JobContext(frame, steps, waits, children, ledger, recorder);
        try
        {
            return await kind.RunAsync(scope.ServiceProvider, frame.Run.Input, context, frame.Token);
        }
        catch (RunHalted)
        {
            return WorkFailures.Cancelled;
        }
        catch (OperationCanceledException) when (frame.Token.IsCancellationRequested)
        {
            frame.Stop(frame.WhyCancelled());
            return WorkFailures.Cancelled;
        }
        catch (Exception e)
        {
            // The boundary of the engine: an exception of a job ends its run, not the node.
            Log.JobThrew(log, e, frame.Run.Kind, frame.Run.Id);
            return WorkFailures.JobThrew.Saying($"The job failed with {e.GetType().Name}.");
        }
        finally
        {
            await frame.Notes.QuietAsync();
        }
    }

    private Task DecideAsync(RunFrame frame, Outcome<string> outcome) => frame switch
    {
        { Mode: RunMode.Collect, StopReason: null or { Kind: StopKind.Frontier } } => UndoAsync(frame),
        { StopReason.Kind: StopKind.Cancel } => TurnAsync(frame, RunPhase.Cancelling, WorkFailures.Cancelled),
        { StopReason.Kind: StopKind.Deadline } => TurnAsync(frame, RunPhase.Compensating, WorkFailures.DeadlineExceeded),
        { StopReason: not null } => LetGoAsync(frame),
        _ when outcome.Failed(out var failure) => TurnAsync(frame, RunPhase.Compensating, JobFailure.Recorded(failure)),
        _ => FinishAsync(frame, new RunEnd(RunStatus.Succeeded, outcome.Value)),
    };

    private async Task TurnAsync(RunFrame frame, RunPhase phase, Failure why)
    {
        if (phase == RunPhase.Cancelling)
        {
            foreach (var child in ChildRunner.Of(frame))
            {
                await recorder.PersistAsync(frame, ct => cancel.RunAsync(child, ct));
            }
        }

        if (frame.Notes.Undoings.Count == 0)
        {
            await FinishAsync(frame, new RunEnd(phase == RunPhase.Cancelling ? RunStatus.Cancelled : RunStatus.Failed, Error: why));
            return;
        }

        frame.TurnedBy = why;
        frame.Resume(RunMode.Undo);
        frame.Accept(await recorder.PersistAsync(frame, ct => ledger.TurnAsync(frame.Run.Mark, phase, why, ct)));
        await UndoAsync(frame, phase);
    }

    private Task UndoAsync(RunFrame frame)
    {
        frame.Resume(RunMode.Undo);
        return UndoAsync(frame, WireName<RunPhase>.Parse(frame.Run.Phase));
    }

    // In reverse order of completion. If one step cannot be undone, the others still are.
    private async Task UndoAsync(RunFrame frame, RunPhase phase)
    {
        var failed = false;
        foreach (var undoing in frame.Notes.Undoings)
        {
            failed |= (await undoing.RunAsync()).Failure is not null;
        }

        var status = failed ? RunStatus.CompensationFailed : phase == RunPhase.Cancelling ? RunStatus.Cancelled : RunStatus.Compensated;
        await FinishAsync(frame, new RunEnd(status));
    }

    private async Task FinishAsync(RunFrame frame, RunEnd end)
    {
        // The parent of a run that was undone gets the failure that caused the undoing.
        var told = end.Error is null && end.Status != RunStatus.Succeeded ? end with { Error = frame.FirstFailure } : end;
        if (await recorder.PersistAsync(frame, ct => endings.FinishAsync(frame.Run.Mark, frame.Run.ParentId, told, ct)))
        {
            metrics.RunEnded(frame.Run.Kind, WireName<RunStatus>.Of(end.Status));
        }
        else
        {
            throw frame.Stop(new StopReason(StopKind.Fence));
        }
    }

    private async Task LetGoAsync(RunFrame frame)
    {
        switch (frame.StopReason!.Kind)
        {
            case StopKind.Wait:
                await recorder.PersistAsync(frame, ct => endings.WaitAsync(
                    frame.Run.Mark, frame.Notes.Waits, frame.Mode == RunMode.Work ? frame.Run.DeadlineAt : null, ct));
                break;
            case StopKind.Drain:
                await recorder.PersistAsync(frame, ct => endings.HandBackAsync(frame.Run.Mark, ct));
                break;
            case StopKind.Park:
                await ParkAsync(frame, frame.StopReason.Why!);
                break;
            case StopKind.Fence:
                metrics.Fenced();
                Log.Fenced(log, frame.Run.Id);
                break;
            case StopKind.Lapse or StopKind.Cancel or StopKind.Deadline or StopKind.Frontier:
                // Another holder has decided, or there was a more serious reason to stop; after a lost lease the worker gives the run
                // back.
                break;
            default:
                throw new InvalidOperationException($"No way to let go after {frame.StopReason.Kind}.");
        }
    }

    private async Task ParkAsync(RunFrame frame, Failure why)
    {
        Log.Parked(log, frame.Run.Id, frame.Run.Kind, why.Code);
        metrics.RunEnded(frame.Run.Kind, "parked");
        await recorder.PersistAsync(frame, ct => endings.ParkAsync(frame.Run.Mark, why, ct));
    }
}
