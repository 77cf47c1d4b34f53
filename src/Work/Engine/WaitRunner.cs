using System.Text.Json;
using Maru.Kernel;
using Maru.Platform.Json;
using Maru.Platform.Sql;
using Maru.Work.Journal;

namespace Maru.Work.Engine;

/// <summary>A run's waits: for an instant, a signal, a child. The end of each is a recorded step. Thread safe.</summary>
internal sealed class WaitRunner(StepRecorder recorder, RunInbox inbox, TimeProvider clock)
{
    public async Task<bool> SleepAsync(RunFrame frame, Place place, DateTimeOffset instant)
    {
        if (frame.History.At(place) is not null)
        {
            return true;
        }

        frame.Pass();
        var until = frame.History.Timer(place, instant);
        if (clock.GetUtcNow() < until)
        {
            throw frame.Wait(new RunWait(WaitReason.Timer, place, until));
        }

        await recorder.RecordAsync(frame, Ended(frame, place, StepKind.Timer) with { Output = "true" });
        return true;
    }

    public async Task<SignalWait> SignalAsync(RunFrame frame, Place place, string name, TimeSpan timeout)
    {
        var until = frame.History.Timer(place, clock.Now() + timeout);
        var output = await TakeAsync(
            frame, new RunWait(WaitReason.Signal, place, until, name), StepKind.Signal,
            payload => JsonSerializer.Serialize(new SignalWait(payload is null, payload), MaruJson.Options));
        return JsonSerializer.Deserialize<SignalWait>(output, MaruJson.Options)!;
    }

    public async Task<Outcome<T>> ChildAsync<T>(RunFrame frame, Place place, ChildRun child)
    {
        var output = await TakeAsync(
            frame, new RunWait(WaitReason.Child, place, null, RunMessage.NameOfChild(child.Id)), StepKind.ChildEnd, payload => payload!);
        var end = JsonSerializer.Deserialize<ChildEnd>(output, MaruJson.Options)!;
        return end.Status == RunStatus.Succeeded
            ? JsonSerializer.Deserialize<T>(end.Output!, MaruJson.Options)!
            : WorkFailures.JobThrew with { Code = end.Code ?? WorkFailures.JobThrew.Code, Detail = end.Detail ?? WorkFailures.JobThrew.Detail };
    }

    private async Task<string> TakeAsync(RunFrame frame, RunWait wait, string kind, Func<string?, string> toOutput)
    {
        if (frame.History.At(wait.Place) is { } done)
        {
            return done.Output!;
        }

        frame.Pass();
        var write = Ended(frame, wait.Place, kind);
        var taken = await recorder.PersistAsync(frame, ct => inbox.TakeAsync(write, wait.Message!, wait.Until, toOutput, ct))
            ?? throw frame.Stop(new StopReason(StopKind.Fence));
        if (taken.Output is null)
        {
            throw frame.Wait(wait);
        }

        frame.History.Add(write with { Output = taken.Output }, frame.Accept(taken.Receipt).EventSeq);
        return taken.Output;
    }

    private StepWrite Ended(RunFrame frame, Place place, string kind) => new(frame.Run.Mark, place, 1, StepState.Completed, kind, clock.Now());
}
