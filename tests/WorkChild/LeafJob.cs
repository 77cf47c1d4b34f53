using Maru.Kernel;
using Maru.Work;

namespace Maru.WorkChild;

/// <summary>What children do.</summary>
internal sealed class LeafJob(Effects effects) : IDurableJob<Shape, string>
{
    public async Task<Outcome<string>> RunAsync(Shape input, IJobContext context, CancellationToken ct)
    {
        await context.StepAsync<int>("leaf", async (call, c) =>
        {
            await effects.NoteAsync(call, c);
            return 1;
        });
        return $"leaf of {input.Name}";
    }
}
