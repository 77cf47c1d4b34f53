using System.Text;
using Maru.Modules.Audit.Writing;
using Maru.Platform.Sql;

namespace Maru.Modules.Audit.Reading;

/// <summary>
/// A filter as SQL; every piece is a constant. It is written so that only the leading condition can use an index, and neither database
/// chooses a slower way than the counters suggest.
/// </summary>
internal static class EntryWhere
{
    private const string Between = "id >= @Low AND id <= @High";

    private const string Searched =
        "action || ' ' || resource || ' ' || COALESCE(resource_id, '') || ' ' || COALESCE(actor_id, '') || ' ' || COALESCE(reason, '') || ' ' || " +
        "COALESCE(path, '') || ' ' || COALESCE(changes, '') || ' ' || COALESCE(details, '')";

    /// <summary>The conditions on entries; those that do not lead are written as an expression for which there is no index.</summary>
    public static string Entries(AuditFilter filter, ReadLead lead) => Between + Conditions(filter, lead, " || ''");

    /// <summary>
    /// The same for a page, with its order. PostgreSQL would often read the chain backwards through tens of thousands of entries until a
    /// page is full. It treats an element of an array, unlike an equality, as something that can vary, so that only the leading index
    /// provides the order by both columns. SQLite follows the text.
    /// </summary>
    public static string Page(AuditFilter filter, ReadLead lead, Dialect dialect)
    {
        var (column, parameter, others) = lead switch
        {
            ReadLead.Actor => ("actor_id", "@UserId", filter with { UserId = null }),
            ReadLead.Action => ("action", "@Action", filter with { Action = null }),
            ReadLead.Resource => ("resource", "@Resource", filter with { Resource = null }),
            ReadLead.Refused => ("(status_code / 100)", "@Class", filter),
            ReadLead.Time or ReadLead.ResourceId => ("", "", filter),
        };
        return dialect == Dialect.Sqlite || column.Length == 0
            ? $"{Entries(filter, lead)} ORDER BY id DESC"
            : $"{column} = ANY(ARRAY[{parameter}]) AND {Between}{Conditions(others, ReadLead.Time, "")}" +
                $"{(lead == ReadLead.Refused ? " AND status_code >= 400" : "")} ORDER BY {column} DESC, id DESC";
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

    /// <summary>4 or 5 if only refused or failed entries are requested.</summary>
    public static int? RefusedClass(AuditFilter filter) => filter switch
    {
        { StatusCode: >= 400 and var code } => code / 100,
        { Status: AuditStatus.ClientError } => 4,
        { Status: AuditStatus.ServerError } => 5,
        _ => null,
    };

    // hidden: the text that turns a column into such an expression.
    private static string Conditions(AuditFilter filter, ReadLead lead, string hidden)
    {
        var where = new StringBuilder();
        where.Append(Text(filter.UserId, "actor_id", "@UserId", lead == ReadLead.Actor ? "" : hidden));
        where.Append(Text(filter.Action, "action", "@Action", lead == ReadLead.Action ? "" : hidden));
        where.Append(Text(filter.Resource, "resource", "@Resource", lead == ReadLead.Resource ? "" : hidden));
        where.Append(Text(filter.ResourceId, "resource_id", "@ResourceId", lead == ReadLead.ResourceId ? "" : hidden));
        where.Append(Status(filter));
        where.Append(lead == ReadLead.Refused ? " AND status_code / 100 = @Class AND status_code >= 400" : "");
        where.Append(filter.From is null ? "" : " AND at >= @From");
        // For a complete range PostgreSQL would estimate one entry in two hundred, and would then prefer to sort these few.
        where.Append(filter.To is null ? "" : " AND at + 0 < @To");
        where.Append(filter.Text is null ? "" : $" AND LOWER({Searched}) LIKE @Pattern ESCAPE '!'");
        return where.ToString();
    }

    private static string Text(string? wanted, string column, string parameter, string hidden) =>
        wanted is null ? "" : $" AND {column}{hidden} = {parameter}";

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
