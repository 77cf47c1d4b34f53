using Maru.Kernel;
using Maru.Work;

namespace Maru.WorkLoad;

/// <summary>Ten steps that do nothing: what is left is the engine.</summary>
internal sealed class EmptyJob(StepClock steps) : IDurableJob<NoInput, int>
{
    public const string Kind = "bench.empty";
    public const int Steps = 10;

    private static readonly string[] Keys = [.. Enumerable.Range(0, Steps).Select(i => $"s{i}")];

    public async Task<Outcome<int>> RunAsync(NoInput input, IJobContext context, CancellationToken ct)
    {
        foreach (var key in Keys)
        {
            await context.StepAsync<int>(key, (_, _) =>
            {
                steps.Began(context.RunId);
                return Task.FromResult<Outcome<int>>(0);
            });
        }

        return Steps;
    }
}
