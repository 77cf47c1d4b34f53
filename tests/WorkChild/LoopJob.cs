using Maru.Kernel;
using Maru.Work;

namespace Maru.WorkChild;

/// <summary>One key, ten iterations.</summary>
internal sealed class LoopJob(Effects effects) : IDurableJob<Shape, string>
{
    public async Task<Outcome<string>> RunAsync(Shape input, IJobContext context, CancellationToken ct)
    {
        var pages = 0;
        for (var more = true; more;)
        {
            var page = ++pages;
            more = (await context.StepAsync<bool>("page", async (call, c) =>
            {
                await effects.NoteAsync(call, c);
                return page < 10;
            })).Value;
        }

        return $"{input.Name} {pages}";
    }
}
