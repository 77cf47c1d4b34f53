using System.Diagnostics;
using Maru.Kernel;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Providers;

namespace Maru.Modules.Llm.Calls;

/// <summary>
/// Says on the request's span what its call was, by the names of OpenTelemetry's GenAI conventions, as the metrics do. Never what was
/// asked or answered.
/// </summary>
internal sealed class CallTrace(ProviderProfiles profiles)
{
    /// <summary>Does nothing unless the span is sent; most servers send none.</summary>
    public void Describe(Activity? span, CallRecord call)
    {
        if (span is not { Recorded: true })
        {
            return;
        }

        span.SetTag("gen_ai.operation.name", WireName<Operation>.Of(call.Operation));
        if (call is { Provider: { } provider, Model: { } model })
        {
            span.SetTag("gen_ai.provider.name", profiles.Of(provider).TelemetryName).SetTag("gen_ai.request.model", model);
        }

        span.SetTag("gen_ai.usage.input_tokens", call.Usage.Input).SetTag("gen_ai.usage.output_tokens", call.Usage.Output);
        if (call.Outcome is not CallOutcome.Succeeded)
        {
            span.SetTag("error.type", WireName<CallOutcome>.Of(call.Outcome));
        }
    }
}
