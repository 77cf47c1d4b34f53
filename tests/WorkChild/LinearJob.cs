using Maru.Kernel;
using Maru.Work;

namespace Maru.WorkChild;

/// <summary>Ten steps in a row.</summary>
internal sealed class LinearJob(Effects effects) : IDurableJob<Shape, string>
{
    public async Task<Outcome<string>> RunAsync(Shape input, IJobContext context, CancellationToken ct)
    {
        var sum = 0;
        for (var i = 0; i < 10; i++)
        {
            var value = i;
            var step = await context.StepAsync<int>($"s{i}", async (call, c) =>
            {
                await effects.NoteAsync(call, c);
                return value;
            });
            sum += step.Value;
            await context.ProgressAsync((i + 1) * 10, "Going on");
        }

        return $"{input.Name} {sum}";
    }
}
