using Maru.Kernel;
using Maru.Work;

namespace Maru.WorkChild;

/// <summary>Two children, and a step after both.</summary>
internal sealed class ChildJob(Effects effects) : IDurableJob<Shape, string>
{
    public async Task<Outcome<string>> RunAsync(Shape input, IJobContext context, CancellationToken ct)
    {
        var first = await context.StartChildAsync("first", "test.leaf", new Shape("first"));
        var second = await context.StartChildAsync("second", "test.leaf", new Shape("second"));
        var ends = await Task.WhenAll(context.WaitForChildAsync<string>(first.Value), context.WaitForChildAsync<string>(second.Value));
        await context.StepAsync<int>("after", async (call, c) =>
        {
            await effects.NoteAsync(call, c);
            return 1;
        });
        return $"{input.Name} {ends[0].Value} {ends[1].Value}";
    }
}
