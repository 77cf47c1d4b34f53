using System.Text.Json;
using Maru.Kernel;
using Maru.Platform.Json;
using Maru.Platform.Sql;
using Maru.Work.Journal;

namespace Maru.Work.Engine;

/// <summary>What a job's code talks to. Thread safe.</summary>
internal sealed class JobContext(RunFrame frame, StepRunner steps, WaitRunner waits, ChildRunner children, RunLedger ledger, StepRecorder recorder)
    : IJobContext
{
    private const int LongestMessage = 200;

    public string RunId => frame.Run.Id;

    public Task<Outcome<T>> StepAsync<T>(string key, Func<StepCall, CancellationToken, Task<Outcome<T>>> body, StepTerms<T>? terms = null)
    {
        var place = frame.Notes.Next(StepKey.Check(key));
        return CountedAsync(() => steps.RunAsync(frame, place, StepKind.Step, body, terms ?? new StepTerms<T>()));
    }

    public Task SleepUntilAsync(string key, DateTimeOffset instant)
    {
        var place = frame.Notes.Next(StepKey.Check(key));
        return CountedAsync(() => waits.SleepAsync(frame, place, instant));
    }

    public Task<SignalWait> WaitForSignalAsync(string name, TimeSpan timeout)
    {
        var place = frame.Notes.Next(StepKey.Check(name));
        return CountedAsync(() => waits.SignalAsync(frame, place, name, timeout));
    }

    public Task ProgressAsync(int percent, string message)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(percent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, 100);
        return percent <= frame.Percent || frame.Mode != RunMode.Work ? Task.CompletedTask : CountedAsync(async () =>
        {
            frame.Pass();
            frame.Percent = percent;
            var text = StorableText.Of(message, LongestMessage)!;
            var data = JsonSerializer.Serialize(new { percent, message = text }, MaruJson.Options);
            frame.Accept(await recorder.PersistAsync(frame, ct => ledger.ProgressAsync(frame.Run.Mark, percent, text, data, ct)));
            return true;
        });
    }

    public Task<Outcome<ChildRun>> StartChildAsync<TInput>(string key, string kind, TInput input)
    {
        var place = frame.Notes.Next(StepKey.Check(key));
        return CountedAsync(() => children.StartAsync(frame, place, kind, JsonSerializer.Serialize(input, MaruJson.Options)));
    }

    public Task<Outcome<T>> WaitForChildAsync<T>(ChildRun child)
    {
        var place = frame.Notes.Next($"end:{child.Id}");
        return CountedAsync(() => waits.ChildAsync<T>(frame, place, child));
    }

    private async Task<T> CountedAsync<T>(Func<Task<T>> act)
    {
        frame.Notes.Enter();
        try
        {
            return await act();
        }
        finally
        {
            frame.Notes.Leave();
        }
    }
}
