using System.ComponentModel;
using Maru.Chain;
using Maru.Contracts.Identity;
using Maru.Kernel;
using Maru.Platform.Auditing;
using Maru.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Maru.Modules.Audit.Reading;

/// <summary>Reading the log. Reading what other people did leaves an entry too.</summary>
internal static class AuditEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapModuleGroup("audit");
        group.MapGet("", new Lists(Reach.Everyone).ShowAsync).WithName("listAuditEntries")
            .WithSummary("Lists entries of the audit log, the newest first.")
            .Needs(AuditPermissions.Read).Produces<PageBody<AuditEntryBody>>()
            .Produces<ProblemBody>(StatusCodes.Status422UnprocessableEntity, Problem.MediaType);
        group.MapGet("/my", new Lists(Reach.Own).ShowAsync).WithName("listOwnAuditEntries")
            .WithSummary("Lists what you did yourself, the newest first.")
            .Needs(AuditPermissions.ReadOwn).Produces<PageBody<AuditEntryBody>>();
        group.MapGet("/{id}", FindAsync).WithName("getAuditEntry")
            .WithSummary("Shows an entry: one's own, or any to those who may read the log.")
            .Needs(AuditPermissions.ReadOwn).Produces<AuditEntryBody>();
        group.MapGet("/stats", SumAsync).WithName("sumAuditEntries").WithSummary("Totals of the audit log by resource, action and status.")
            .Needs(AuditPermissions.Read).Produces<AuditStatsBody>();
        group.MapGet("/export", ExportAsync).WithName("exportAuditEntries").WithSummary("Streams all matching entries as CSV or JSON.")
            .Needs(AuditPermissions.Read).Produces<string>(StatusCodes.Status200OK, "text/csv", "application/json");
    }

    private static async Task<IResult> FindAsync(
        [Description("The id of the entry.")] string id, ReadEntry act, Caller caller, IAccountNames names, CancellationToken ct) =>
        (await act.RunAsync(id, caller.User, ct)).Ok(row => AuditEntryBody.Of(row, names));

    private static async Task<IResult> SumAsync([AsParameters] AuditDaysQuery days, SumEntries act, IAuditTrail audit, CancellationToken ct)
    {
        var range = days.Parse();
        if (range.Failed(out var wrong))
        {
            return wrong.ToProblem();
        }

        audit.Note(new AuditEntry(AuditActions.Read, "audit.stats"));
        return (await act.RunAsync(range.Value.From, range.Value.To, ct)).Ok(AuditStatsBody.Of);
    }

    private static async Task<IResult> ExportAsync(
        [AsParameters] AuditFilterQuery query, [AsParameters] ExportQuery export, ExportEntries act, IAuditTrail audit, IAccountNames names,
        CancellationToken ct)
    {
        var filter = query.Parse();
        var format = export.Parse();
        if ((format.Failure ?? filter.Failure ?? await act.RefuseAsync(filter.Value, ct)) is { } wrong)
        {
            return wrong.ToProblem();
        }

        audit.Note(new AuditEntry(AuditActions.Read, "audit.exports") { Details = filter.Value.Kept() });
        return new ExportResult(act, filter.Value, format.Value, names);
    }

    private sealed class Lists(Reach reach)
    {
        public Task<IResult> ShowAsync(
            [AsParameters] AuditFilterQuery filter, [AsParameters] ListQuery list, ListEntries act, Caller caller, IAuditTrail audit,
            IAccountNames names, CancellationToken ct)
        {
            return list.PageAsync(filter.Parse(), ReadAsync, row => AuditEntryBody.Of(row, names));

            Task<Outcome<Page<ChainRow>>> ReadAsync(AuditFilter asked, PageRequest page)
            {
                if (reach.OwnerOf(caller) is { } owner)
                {
                    return act.RunAsync(asked with { UserId = owner }, page, ct);
                }

                audit.Note(new AuditEntry(AuditActions.Read, ReadEntry.Resource) { Details = asked.Kept() });
                return act.RunAsync(asked, page, ct);
            }
        }
    }
}
