using System.Diagnostics;
using OpenTelemetry.Trace;

namespace Maru.Platform.Telemetry;

/// <summary>Begins a trace at a request or a run. Queries and calls of background loops, outside of both, begin no trace.</summary>
internal sealed class TraceSampler : Sampler
{
    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) =>
        new(samplingParameters.Kind is ActivityKind.Server or ActivityKind.Consumer
            ? SamplingDecision.RecordAndSample : SamplingDecision.Drop);
}
