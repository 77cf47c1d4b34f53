using System.Text;
using Maru.Modules.Audit.Domain;

namespace Maru.Modules.Audit.Adapters;

/// <summary>
/// A filter as SQL; every piece is a constant. Only the leading condition can use an index: the others stand as an expression that has
/// none, so that neither database picks a worse way than the counters found.
/// </summary>
internal static class EntryWhere
{
    private const string Searched =
        "action || ' ' || resource || ' ' || COALESCE(resource_id, '') || ' ' || COALESCE(actor_id, '') || ' ' || COALESCE(reason, '') || ' ' || " +
        "COALESCE(path, '') || ' ' || COALESCE(changes, '') || ' ' || COALESCE(details, '')";

    public static string Entries(AuditFilter filter, ReadLead lead)
    {
        var where = new StringBuilder("id >= @Low AND id <= @High");
        where.Append(Text(filter.UserId, "actor_id", "@UserId", lead == ReadLead.Actor));
        where.Append(Text(filter.Action, "action", "@Action", lead == ReadLead.Action));
        where.Append(Text(filter.Resource, "resource", "@Resource", lead == ReadLead.Resource));
        where.Append(Text(filter.ResourceId, "resource_id", "@ResourceId", lead == ReadLead.ResourceId));
        where.Append(Status(filter));
        where.Append(lead == ReadLead.Refused ? " AND status_code / 100 = @Class AND status_code >= 400" : "");
        where.Append(filter.From is null ? "" : " AND at >= @From");
        where.Append(filter.To is null ? "" : " AND at < @To");
        where.Append(filter.Text is null ? "" : $" AND LOWER({Searched}) LIKE @Pattern ESCAPE '!'");
        return where.ToString();
    }

    /// <summary>The same conditions on the counters.</summary>
    public static string Counts(AuditFilter filter) => new StringBuilder()
        .Append(" AND actor_id = @CountedActor")
        .Append(filter.Action is null ? "" : " AND action = @Action")
        .Append(filter.Resource is null ? "" : " AND resource = @Resource")
        .Append(Status(filter))
        .ToString();

    public static object Args(AuditFilter filter, long low, long high, int limit = 0, long offset = 0, IReadOnlyList<string>? spans = null) => new
    {
        filter.UserId,
        CountedActor = filter.UserId ?? CountSpans.Anybody,
        filter.Action,
        filter.Resource,
        filter.ResourceId,
        filter.StatusCode,
        filter.From,
        filter.To,
        Class = RefusedClass(filter),
        Pattern = filter.Text is { } text ? $"%{Escape(text.ToLowerInvariant())}%" : null,
        Low = low,
        High = high,
        Limit = limit,
        Offset = offset,
        Spans = spans?.ToArray() ?? [],
    };

    /// <summary>4 or 5 when only refused or failed entries are asked for.</summary>
    public static int? RefusedClass(AuditFilter filter) => filter switch
    {
        { StatusCode: >= 400 and var code } => code / 100,
        { Status: AuditStatus.ClientError } => 4,
        { Status: AuditStatus.ServerError } => 5,
        _ => null,
    };

    private static string Text(string? wanted, string column, string parameter, bool leads) =>
        wanted is null ? "" : leads ? $" AND {column} = {parameter}" : $" AND {column} || '' = {parameter}";

    private static string Status(AuditFilter filter) =>
        (filter.StatusCode is null ? "" : " AND status_code = @StatusCode") + (filter.Status is { } status ? Status(status) : "");

    private static string Status(AuditStatus status) => status switch
    {
        AuditStatus.Success => " AND status_code BETWEEN 200 AND 299",
        AuditStatus.ClientError => " AND status_code BETWEEN 400 AND 499",
        AuditStatus.ServerError => " AND status_code BETWEEN 500 AND 599",
        AuditStatus.Other => " AND (status_code < 200 OR status_code BETWEEN 300 AND 399 OR status_code > 599)",
    };

    private static string Escape(string text) => text
        .Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal);
}
