using Maru.Modules.Audit.Reading;

namespace Maru.AuditLog;

/// <summary>Pages by cursor from anywhere in the log, and totals, for the filters people use.</summary>
internal sealed class Reads(Log log, Samples samples)
{
    private const int Tries = 400;
    private const int PageSize = 50;

    public async Task MeasureAsync(Action<string, string> say)
    {
        var store = log.Get<SqlAuditStore>();
        var head = (await log.HeadAsync()).LastId;
        var (first, last) = (new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero), log.Clock.GetUtcNow());
        (string Name, Func<AuditFilter> Make)[] filters =
        [
            ("no filter", () => new AuditFilter()),
            ("a user", () => new AuditFilter { UserId = samples.Actor() }),
            ("resource and action", () => new AuditFilter { Resource = samples.Resource(), Action = samples.Action() }),
            ("refused ones", () => new AuditFilter { Status = AuditStatus.ClientError }),
            ("one thing", () => new AuditFilter { ResourceId = samples.Entry().ResourceId }),
            ("a user, some days", () => Days(new AuditFilter { UserId = samples.Actor() }, first, last)),
            ("some days", () => Days(new AuditFilter(), first, last)),
        ];
        foreach (var (name, make) in filters)
        {
            var (pages, totals) = (new Times(), new Times());
            for (var i = 0; i < Tries; i++)
            {
                var filter = make();
                await pages.TakeAsync(() => store.ReadAsync(filter, 1 + samples.Next(head), 0, PageSize + 1, CancellationToken.None));
                await totals.TakeAsync(() => store.CountAsync(filter, CancellationToken.None));
            }

            say($"page by cursor, {name}: p50 / p99 ms", $"{pages.Quantile(0.5):0.00} / {pages.Quantile(0.99):0.00}");
            say($"total, {name}: p50 / p99 ms", $"{totals.Quantile(0.5):0.00} / {totals.Quantile(0.99):0.00}");
        }
    }

    private AuditFilter Days(AuditFilter filter, DateTimeOffset first, DateTimeOffset last)
    {
        // Days as they begin in Seoul.
        var from = first.AddDays(samples.Next((int)(last - first).TotalDays)).AddHours(15);
        return filter with { From = from, To = from.AddDays(1 + samples.Next(60)) };
    }
}
