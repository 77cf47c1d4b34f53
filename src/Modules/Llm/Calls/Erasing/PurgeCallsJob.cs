using Maru.Kernel;
using Maru.Modules.Llm.Budgets.Leases;
using Maru.Work;

namespace Maru.Modules.Llm.Calls.Erasing;

/// <summary>Deletes once a day what is past its retention. Cut short, it goes on where it was.</summary>
internal sealed class PurgeCallsJob(PurgeCalls purge, BudgetLeases budgets) : IDurableJob<NoInput, long>
{
    public const string Kind = "llm.purge_calls";

    public async Task<Outcome<long>> RunAsync(NoInput input, IJobContext context, CancellationToken ct)
    {
        var cutoff = await context.StepAsync<DateTimeOffset>("cutoff", (_, _) => Task.FromResult<Outcome<DateTimeOffset>>(purge.Cutoff));
        long deleted = 0;
        for (var more = true; more;)
        {
            var slice = await context.StepAsync<PurgedSlice>("slice", async (_, c) => await purge.RunAsync(cutoff.Value, c));
            if (slice.Failed(out var failure))
            {
                return failure;
            }

            deleted += slice.Value.Calls;
            more = !slice.Value.IsLast;
            await context.ProgressAsync(more ? Math.Min(90, (int)(deleted / 10_000) + 1) : 95, $"Deleted {deleted} calls");
        }

        var forgotten = await context.StepAsync<Nothing>("budgets", async (_, c) =>
        {
            await budgets.ForgetAsync(c);
            return default(Nothing);
        });
        return forgotten.Failed(out var unforgotten) ? unforgotten : deleted;
    }
}
