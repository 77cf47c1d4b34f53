using System.Diagnostics;
using OpenTelemetry.Trace;

namespace Maru.Platform.Telemetry;

/// <summary>Begins a trace at a request or a run. A statement or a call outside of both, as loops make them every second, begins none.</summary>
internal sealed class TraceSampler : Sampler
{
    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) =>
        new(samplingParameters.Kind is ActivityKind.Server or ActivityKind.Consumer ? SamplingDecision.RecordAndSample : SamplingDecision.Drop);
}
