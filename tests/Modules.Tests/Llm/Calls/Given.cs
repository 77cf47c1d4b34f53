using Maru.Contracts.Identity;
using Maru.Contracts.Llm;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Tests.Llm.Calls;

internal static class Given
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    public static ClientKey Key(long? cost = null, int? requests = null, int? tokens = null, string id = "key-1") =>
        new(id, "owner-1", "test", new HashSet<string>(), null, new ClientKeyLimits(requests, tokens, cost));

    public static ProviderRoute Route(Provider provider = Provider.OpenAi, string model = "gpt-4o-mini") =>
        new(provider, model, new Uri("http://localhost/v1/"), "secret", "api-key-1", ReadOnlyMemory<byte>.Empty, 7);

    public static CallStart Start(int input, int? output, int images = 0, bool streamed = false) => new()
    {
        ModelAsked = "text-small",
        Streamed = streamed,
        TraceId = "t",
        StartedAt = 0,
        EstimatedInputTokens = input,
        MaxOutputTokens = output,
        Images = images,
    };

    public static CallEnd End(TokenUsage usage, CallOutcome outcome = CallOutcome.Succeeded, int images = 0) => new()
    {
        Outcome = outcome,
        Usage = usage,
        Source = usage.IsKnown ? UsageSource.Known : UsageSource.Unknown,
        Images = images,
        ServiceTier = null,
        Status = 200,
        Error = null,
        FirstByteAt = 0,
    };

    public static CallRecord Call(
        DateTimeOffset? at = null, string key = "key-1", string owner = "owner-1", string model = "gpt-4o-mini",
        CallOutcome outcome = CallOutcome.Succeeded, long? cost = 100, long latency = 50_000, bool leased = false, string? error = null,
        bool streamed = false, string asked = "text-small", string trace = "trace") => new()
        {
            At = at ?? Noon,
            ClientKeyId = key,
            OwnerId = owner,
            Operation = Operation.Chat,
            ModelAsked = asked,
            Provider = Provider.OpenAi,
            Model = model,
            ApiKeyId = "api-key-1",
            PolicyVersion = 3,
            Usage = new TokenUsage(10, 5, 2, 1),
            UsageSource = UsageSource.Known,
            CostMicros = cost,
            PriceId = "price-1",
            Leased = leased,
            TimeToFirstByteMicros = 900,
            LatencyMicros = latency,
            Outcome = outcome,
            Status = 200,
            ErrorCode = error,
            Streamed = streamed,
            TraceId = trace,
        };
}
