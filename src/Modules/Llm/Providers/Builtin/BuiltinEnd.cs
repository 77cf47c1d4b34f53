using Maru.Composer;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Providers.Builtin;

/// <summary>The end of a call answered here: this provider counts for itself, exactly, also when the client leaves.</summary>
internal static class BuiltinEnd
{
    public static CallEnd Failed(IReply reply, ComposerFault fault) =>
        Failed(reply, GatewayError.Invalid(fault.Code, fault.Message, fault.Param));

    public static CallEnd Failed(IReply reply, GatewayError error) => Of(CallOutcome.Failed, reply, TokenUsage.Unknown, 0, 0, error);

    public static CallEnd Succeeded(IReply reply, TokenUsage usage, long firstByteAt, int images = 0) =>
        Of(CallOutcome.Succeeded, reply, usage, firstByteAt, images, null);

    /// <param name="reply">The reply.</param>
    /// <param name="usage">What was delivered.</param>
    /// <param name="firstByteAt">When the answer began.</param>
    /// <param name="images">Pictures made.</param>
    public static CallEnd Cancelled(IReply reply, TokenUsage usage, long firstByteAt, int images = 0) =>
        Of(CallOutcome.Cancelled, reply, usage, firstByteAt, images, null);

    private static CallEnd Of(
        CallOutcome outcome, IReply reply, TokenUsage usage, long firstByteAt, int images, GatewayError? error) => new()
        {
            Outcome = outcome,
            Usage = usage,
            Source = usage.IsKnown ? UsageSource.Known : UsageSource.Unknown,
            Images = images,
            ServiceTier = null,
            Status = reply.Started ? 200 : error?.Status ?? CallEnd.ClientLeft,
            Error = error,
            FirstByteAt = firstByteAt,
        };
}
