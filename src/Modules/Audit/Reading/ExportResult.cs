using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Maru.Chain;
using Maru.Contracts.Identity;
using Maru.Modules.Audit.Masking;
using Maru.Modules.Audit.Writing;
using Maru.Platform.Json;
using Microsoft.AspNetCore.Http;

namespace Maru.Modules.Audit.Reading;

/// <summary>
/// Streams entries as CSV or JSON. If the database fails in the middle, the connection is broken, so that half a log is never mistaken for
/// a whole one.
/// </summary>
internal sealed class ExportResult(ExportEntries act, AuditFilter filter, ExportFormat format, IAccountNames names) : IResult
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string Header = CsvLine.Of(
        "id", "at", "actor_type", "actor_id", "action", "resource", "resource_id", "status_code", "reason", "changes", "details", "request_id",
        "trace_id", "ip_address", "user_agent", "method", "path", "request_body", "response_summary", "duration_ms", "hash");

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, ct) = (httpContext.Response, httpContext.RequestAborted);
        var isCsv = format == ExportFormat.Csv;
        response.ContentType = isCsv ? "text/csv; charset=utf-8" : "application/json; charset=utf-8";
        response.Headers.ContentDisposition = isCsv ? "attachment; filename=\"audit.csv\"" : "attachment; filename=\"audit.json\"";
        response.Headers.CacheControl = "no-store";

        // Sent together with the first rows, so that the status can still say that the database cannot be read.
        var text = new StringBuilder(isCsv ? Header : "[");
        var comma = "\n";
        await foreach (var rows in act.RunAsync(filter, ct))
        {
            foreach (var row in rows)
            {
                text.Append(isCsv ? Line(row) : comma + JsonSerializer.Serialize(AuditEntryBody.Of(row, names), MaruJson.Options));
                comma = ",\n";
            }

            await WriteAsync(response, text.ToString(), ct);
            text.Clear();
        }

        await WriteAsync(response, text.Append(isCsv ? "" : "\n]\n").ToString(), ct);
    }

    private static Task WriteAsync(HttpResponse response, string text, CancellationToken ct) =>
        response.WriteAsync(text, Encoding.UTF8, ct);

    private static string? Shown(string? json) => ShownState.Of(json)?.ToJsonString(Readable);

    private static string Line(ChainRow row) => CsvLine.Of(
        row.Id.ToString(CultureInfo.InvariantCulture), row.Time().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        row.ActorType, row.ActorId, row.Action, row.Resource, row.ResourceId, row.StatusCode.ToString(CultureInfo.InvariantCulture), row.Reason,
        Shown(row.Changes), Shown(row.Details), row.RequestId, row.TraceId, row.Ip, row.UserAgent, row.Method, row.Path,
        Shown(row.RequestBody), row.ResponseSummary,
        row.DurationMs?.ToString(CultureInfo.InvariantCulture), row.Hash);
}
