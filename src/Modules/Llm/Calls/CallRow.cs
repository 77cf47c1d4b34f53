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
        trace_id
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

    public string? Content { get; init; }

    public static CallRow Of(CallRecord call, string? content) => new()
    {
        Id = call.Id,
        At = call.At,
        ClientKeyId = call.ClientKeyId,
        OwnerId = call.OwnerId,
        Operation = WireName<Operation>.Of(call.Operation),
        ModelAsked = ForeignText.Clean(call.ModelAsked),
        Provider = call.Provider is { } provider ? WireName<Provider>.Of(provider) : null,
        Model = call.Model,
        ApiKeyId = call.ApiKeyId,
        PolicyVersion = call.PolicyVersion,
        TokensIn = call.Usage.Input,
        TokensOut = call.Usage.Output,
        TokensCached = call.Usage.Cached,
        TokensReasoning = call.Usage.Reasoning,
        UsageSource = WireName<UsageSource>.Of(call.UsageSource),
        CostMicros = call.CostMicros,
        PriceId = call.PriceId,
        TtftUs = call.TimeToFirstByteMicros,
        LatencyUs = call.LatencyMicros,
        Outcome = WireName<CallOutcome>.Of(call.Outcome),
        Status = call.Status,
        ErrorCode = ForeignText.Clean(call.ErrorCode),
        Streamed = call.Streamed,
        TraceId = ForeignText.Clean(call.TraceId),
        Content = content,
    };

    /// <summary>In the order of <see cref="Columns"/>, then the content.</summary>
    public void Write(IRowWriter to)
    {
        to.Write(Id);
        to.Write(At.ToMicros());
        to.Write(ClientKeyId);
        to.Write(OwnerId);
        to.Write(Operation);
        to.Write(ModelAsked);
        to.Write(Provider);
        to.Write(Model);
        to.Write(ApiKeyId);
        to.Write(PolicyVersion);
        to.Write(TokensIn);
        to.Write(TokensOut);
        to.Write(TokensCached);
        to.Write(TokensReasoning);
        to.Write(UsageSource);
        to.Write(CostMicros);
        to.Write(PriceId);
        to.Write(TtftUs);
        to.Write(LatencyUs);
        to.Write(Outcome);
        to.Write(Status);
        to.Write(ErrorCode);
        to.Write(Streamed);
        to.Write(TraceId);
        to.Write(Content);
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
        Usage = new TokenUsage(TokensIn, TokensOut, TokensCached, TokensReasoning),
        UsageSource = WireName<UsageSource>.Parse(UsageSource),
        CostMicros = CostMicros,
        PriceId = PriceId,
        TimeToFirstByteMicros = TtftUs,
        LatencyMicros = LatencyUs,
        Outcome = WireName<CallOutcome>.Parse(Outcome),
        Status = Status,
        ErrorCode = ErrorCode,
        Streamed = Streamed,
        TraceId = TraceId,
    };
}
