using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Gateway;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Calls;

/// <summary>A row of llm_call; lists leave its content out.</summary>
internal sealed class CallRow
{
    public const string Columns = """
        id, at, client_key_id, owner_id, operation, model_asked, provider, model, api_key_id, policy_version, tokens_in, tokens_out,
        tokens_cached, tokens_reasoning, usage_source, cost_micros, price_id, ttft_us, latency_us, outcome, status, error_code, streamed,
        trace_id, tokens_cache_written, tokens_cache_written_long, searches, error_message, error_param, adjusted
        """;

    public string Id { get; init; } = "";

    public DateTimeOffset At { get; init; }

    public string ClientKeyId { get; init; } = "";

    public string OwnerId { get; init; } = "";

    public string Operation { get; init; } = "";

    public string ModelAsked { get; init; } = "";

    public string? Provider { get; init; }

    public string? Model { get; init; }

    public string? ApiKeyId { get; init; }

    public long? PolicyVersion { get; init; }

    public int? TokensIn { get; init; }

    public int? TokensOut { get; init; }

    public int? TokensCached { get; init; }

    public int? TokensReasoning { get; init; }

    public string UsageSource { get; init; } = "";

    public long? CostMicros { get; init; }

    public string? PriceId { get; init; }

    public long? TtftUs { get; init; }

    public long LatencyUs { get; init; }

    public string Outcome { get; init; } = "";

    public int Status { get; init; }

    public string? ErrorCode { get; init; }

    public bool Streamed { get; init; }

    public string? TraceId { get; init; }

    public int? TokensCacheWritten { get; init; }

    public int? TokensCacheWrittenLong { get; init; }

    public int? Searches { get; init; }

    public string? ErrorMessage { get; init; }

    public string? ErrorParam { get; init; }

    public string? Adjusted { get; init; }

    public string? Content { get; init; }

    /// <summary>Writes a call in the order of <see cref="Columns"/>, then its sealed content.</summary>
    public static void Write(CallRecord call, string? content, IRowWriter to)
    {
        to.Write(call.Id);
        to.Write(call.At.ToMicros());
        to.Write(call.ClientKeyId);
        to.Write(call.OwnerId);
        to.Write(WireName<Operation>.Of(call.Operation));
        to.Write(ForeignText.Clean(call.ModelAsked));
        to.Write(call.Provider is { } provider ? WireName<Provider>.Of(provider) : null);
        to.Write(call.Model);
        to.Write(call.ApiKeyId);
        to.Write(call.PolicyVersion);
        to.Write(call.Usage.Input);
        to.Write(call.Usage.Output);
        to.Write(call.Usage.Cached);
        to.Write(call.Usage.Reasoning);
        to.Write(WireName<UsageSource>.Of(call.UsageSource));
        to.Write(call.CostMicros);
        to.Write(call.PriceId);
        to.Write(call.TimeToFirstByteMicros);
        to.Write(call.LatencyMicros);
        to.Write(WireName<CallOutcome>.Of(call.Outcome));
        to.Write(call.Status);
        to.Write(ForeignText.Clean(call.ErrorCode));
        to.Write(call.Streamed);
        to.Write(ForeignText.Clean(call.TraceId));
        to.Write(call.Usage.CacheWritten);
        to.Write(call.Usage.CacheWrittenLong);
        to.Write(call.Searches == 0 ? null : call.Searches);
        to.Write(ForeignText.Clean(call.ErrorMessage, ForeignText.LongestSentence));
        to.Write(ForeignText.Clean(call.ErrorParam));
        to.Write(call.Adjusted);
        to.Write(content);
    }

    public CallRecord ToCall() => new()
    {
        Id = Id,
        At = At,
        ClientKeyId = ClientKeyId,
        OwnerId = OwnerId,
        Operation = WireName<Operation>.Parse(Operation),
        ModelAsked = ModelAsked,
        Provider = Provider is null ? null : WireName<Provider>.Parse(Provider),
        Model = Model,
        ApiKeyId = ApiKeyId,
        PolicyVersion = PolicyVersion,
        Usage = new TokenUsage(TokensIn, TokensOut, TokensCached, TokensReasoning, TokensCacheWritten, TokensCacheWrittenLong),
        UsageSource = WireName<UsageSource>.Parse(UsageSource),
        CostMicros = CostMicros,
        PriceId = PriceId,
        TimeToFirstByteMicros = TtftUs,
        LatencyMicros = LatencyUs,
        Outcome = WireName<CallOutcome>.Parse(Outcome),
        Status = Status,
        ErrorCode = ErrorCode,
        ErrorMessage = ErrorMessage,
        ErrorParam = ErrorParam,
        Adjusted = Adjusted,
        Searches = Searches ?? 0,
        Streamed = Streamed,
        TraceId = TraceId,
    };
}
