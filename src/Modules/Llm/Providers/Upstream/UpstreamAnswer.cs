using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Providers.Upstream;

/// <summary>Headers of an upstream's answer (any status), or why there are none.</summary>
/// <param name="Response">Owned by the receiver, who disposes it.</param>
/// <param name="Error">Connection failure or time-out.</param>
internal readonly record struct UpstreamAnswer(HttpResponseMessage? Response, GatewayError? Error);
