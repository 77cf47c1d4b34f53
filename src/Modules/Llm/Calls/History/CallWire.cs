using Maru.Contracts.Llm;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Prices;

namespace Maru.Modules.Llm.Calls.History;

/// <summary>
/// A call on the wire. Tokens and cost are null when unknown; cost is US dollars as a decimal string; times are milliseconds. owner_name is
/// the user name of today, null when the account is gone; client_key_name the key's name of today, null when it is revoked or the call came
/// from the playground.
/// error_message is what the client was told, adjusted what of its request was changed for the model.
/// </summary>
internal sealed record CallWire(
    string Id, DateTimeOffset At, string ClientKeyId, string? ClientKeyName, string OwnerId, string? OwnerName, Operation Operation, string ModelAsked,
    Provider? Provider, string? Model, string? ApiKeyId, long? PolicyVersion, int? TokensIn, int? TokensOut, int? TokensCached, int? TokensReasoning,
    UsageSource UsageSource, string? Cost, string? PriceId, double? TtftMs, double LatencyMs, CallOutcome Outcome, int Status,
    string? ErrorCode, string? ErrorMessage, string? ErrorParam, string? Adjusted, bool Streamed, string? TraceId, int? TokensCacheWritten,
    int? TokensCacheWrittenLong, int Searches)
{
    private const double MicrosPerMilli = 1000;

    public static CallWire Of(CallRecord call, CallNames names) => new(
        call.Id, call.At, call.ClientKeyId, names.OfKey(call.ClientKeyId), call.OwnerId, names.OfOwner(call.OwnerId), call.Operation, call.ModelAsked,
        call.Provider, call.Model, call.ApiKeyId, call.PolicyVersion, call.Usage.Input, call.Usage.Output, call.Usage.Cached,
        call.Usage.Reasoning, call.UsageSource, Dollars.Of(call.CostMicros), call.PriceId, call.TimeToFirstByteMicros / MicrosPerMilli, call.LatencyMicros / MicrosPerMilli,
        call.Outcome, call.Status, call.ErrorCode, call.ErrorMessage, call.ErrorParam, call.Adjusted, call.Streamed, call.TraceId,
        call.Usage.CacheWritten, call.Usage.CacheWrittenLong, call.Searches);
}
