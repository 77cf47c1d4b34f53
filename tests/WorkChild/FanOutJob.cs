using Maru.Kernel;
using Maru.Work;

namespace Maru.WorkChild;

/// <summary>Three times three steps at once.</summary>
internal sealed class FanOutJob(Effects effects) : IDurableJob<Shape, string>
{
    public async Task<Outcome<string>> RunAsync(Shape input, IJobContext context, CancellationToken ct)
    {
        var branches = await Task.WhenAll(Enumerable.Range(0, 3).Select(b => BranchAsync(context, b)));
        return $"{input.Name} {branches.Sum()}";
    }

    private async Task<int> BranchAsync(IJobContext context, int branch)
    {
        var sum = 0;
        for (var i = 0; i < 3; i++)
        {
            var value = (branch * 3) + i;
            sum += (await context.StepAsync<int>($"b{branch}.{i}", async (call, c) =>
            {
                await effects.NoteAsync(call, c);
                return value;
            })).Value;
        }

        return sum;
    }
}
