using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Gateway;
using Maru.Platform.Http;
using Microsoft.AspNetCore.Mvc;

namespace Maru.Modules.Llm.Calls.History;

/// <summary>The query string of a list of calls, as it came.</summary>
internal sealed record CallListQuery
{
    [FromQuery(Name = "from")]
    public DateTimeOffset? From { get; init; }

    [FromQuery(Name = "to")]
    public DateTimeOffset? To { get; init; }

    [FromQuery(Name = "provider")]
    public string? Provider { get; init; }

    [FromQuery(Name = "model")]
    public string? Model { get; init; }

    [FromQuery(Name = "client_key_id")]
    public string? ClientKeyId { get; init; }

    [FromQuery(Name = "outcome")]
    public string? Outcome { get; init; }

    [FromQuery(Name = "operation")]
    public string? Operation { get; init; }

    [FromQuery(Name = "streamed")]
    public bool? Streamed { get; init; }

    [FromQuery(Name = "error_code")]
    public string? ErrorCode { get; init; }

    [FromQuery(Name = "trace_id")]
    public string? TraceId { get; init; }

    [FromQuery(Name = "page")]
    public int? Page { get; init; }

    [FromQuery(Name = "page_size")]
    public int? PageSize { get; init; }

    [FromQuery(Name = "cursor")]
    public string? Cursor { get; init; }

    public Outcome<(CallFilter Filter, CallWindow Window)> Parse(string? ownerId)
    {
        var page = PageRequest.Parse(Page, PageSize);
        if (page.Failed(out var failure))
        {
            return failure;
        }

        CallPosition? after = null;
        if (Cursor is not null)
        {
            if (!CallCursor.TryRead(Cursor, out var position))
            {
                return HttpFailures.MalformedCursor;
            }

            after = position;
        }

        return Wrong() is { } wrong ? wrong : (Filter(ownerId), new CallWindow(page.Value.Number, page.Value.Size, after));
    }

    private static bool Known<T>(string? name, out T? value)
        where T : struct, Enum
    {
        value = WireName<T>.TryParse(name, out var parsed) ? parsed : null;
        return name is null || value is not null;
    }

    private static Failure Unknown<T>(string field)
        where T : struct, Enum => CallFailures.MalformedFilter.At(field, $"one of {string.Join(", ", WireName<T>.All)}");

    private Failure? Wrong() =>
        !Known<Provider>(Provider, out _) ? Unknown<Provider>("provider")
        : !Known<CallOutcome>(Outcome, out _) ? Unknown<CallOutcome>("outcome")
        : !Known<Operation>(Operation, out _) ? Unknown<Operation>("operation")
        : null;

    private CallFilter Filter(string? ownerId)
    {
        Known<Provider>(Provider, out var provider);
        Known<CallOutcome>(Outcome, out var outcome);
        Known<Operation>(Operation, out var operation);
        return new CallFilter
        {
            OwnerId = ownerId,
            From = From,
            To = To,
            Provider = provider,
            Model = Model,
            ClientKeyId = ClientKeyId,
            Outcome = outcome,
            Operation = operation,
            Streamed = Streamed,
            ErrorCode = ErrorCode,
            TraceId = TraceId,
        };
    }
}
