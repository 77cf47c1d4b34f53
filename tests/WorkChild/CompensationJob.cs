using Maru.Kernel;
using Maru.Work;

namespace Maru.WorkChild;

/// <summary>Three steps, then a failure: all three are undone.</summary>
internal sealed class CompensationJob(Effects effects) : IDurableJob<Shape, string>
{
    public async Task<Outcome<string>> RunAsync(Shape input, IJobContext context, CancellationToken ct)
    {
        for (var i = 0; i < 3; i++)
        {
            var value = i;
            await context.StepAsync<int>($"book{i}", async (call, c) =>
            {
                await effects.NoteAsync(call, c);
                return value;
            }, new StepTerms<int> { Compensate = UndoAsync, CompensateRetry = new RetryTerms(3, TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(20)) });
        }

        return WorkFailures.NoSuchStep;
    }

    private async Task<Outcome<Nothing>> UndoAsync(int value, StepCall call, CancellationToken ct)
    {
        await effects.NoteAsync(call, ct);
        return default(Nothing);
    }
}
