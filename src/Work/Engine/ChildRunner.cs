using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Maru.Kernel;
using Maru.Platform.Json;
using Maru.Platform.Sql;
using Maru.Work.Journal;

namespace Maru.Work.Engine;

/// <summary>Starts child runs, each exactly once: the child and the step that records it are one transaction. Thread safe.</summary>
internal sealed class ChildRunner(StepRecorder recorder, JobKinds kinds, WorkSignal signal, TimeProvider clock)
{
    public async Task<Outcome<ChildRun>> StartAsync(RunFrame frame, Place place, string kindName, string json)
    {
        if (frame.History.At(place) is { } done)
        {
            return JsonSerializer.Deserialize<ChildRun>(done.Output!, MaruJson.Options)!;
        }

        frame.Pass();
        if (kinds.Find(kindName) is not { } kind)
        {
            return WorkFailures.UnknownKind;
        }

        var input = kind.Read(json);
        if (input.Failed(out var failure))
        {
            return failure;
        }

        var child = new ChildRun(Id.New(clock));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(input.Value.Json)));
        var run = new NewRun(child.Id, kind, input.Value, hash, new StartTerms { OwnerId = frame.Run.OwnerId, ParentId = frame.Run.Id });
        var write = new StepWrite(frame.Run.Mark, place, 1, StepState.Completed, StepKind.Child, clock.Now())
        {
            Output = JsonSerializer.Serialize(child, MaruJson.Options),
        };
        await recorder.RecordAsync(frame, write, async (tx, ct) =>
        {
            await RunTable.InsertAsync(tx, run, clock.Now(), ct);
            tx.AfterCommit(signal.Wake);
        });
        return child;
    }

    /// <summary>The children a run has started, for passing a cancel on.</summary>
    public static IEnumerable<string> Of(RunFrame frame) => frame.History.Steps
        .Where(s => s.Kind == StepKind.Child && s.Output is not null)
        .Select(s => JsonSerializer.Deserialize<ChildRun>(s.Output!, MaruJson.Options)!.Id);
}
