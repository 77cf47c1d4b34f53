using Maru.Kernel;
using Maru.Work;

namespace Maru.WorkChild;

/// <summary>Steps that take their time, and do not heed being cancelled: what a node that stands still does when it wakes.</summary>
internal sealed class SlowJob(Effects effects) : IDurableJob<Shape, string>
{
    public async Task<Outcome<string>> RunAsync(Shape input, IJobContext context, CancellationToken ct)
    {
        for (var i = 0; i < 20; i++)
        {
            await context.StepAsync<int>($"slow{i}", async (call, _) =>
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, CancellationToken.None);
                await effects.NoteAsync(call, CancellationToken.None);
                return 1;
            });
        }

        return input.Name;
    }
}
