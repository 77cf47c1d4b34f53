using System.Diagnostics;
using OpenTelemetry;

namespace Maru.Platform.Telemetry;

/// <summary>
/// The second line of defence, as in the log: hides everything that looks like a secret. The first is to put no secrets into spans.
/// </summary>
internal sealed class TraceMask(Func<string, string> mask) : BaseProcessor<Activity>
{
    public override void OnEnd(Activity data)
    {
        // The events of a span, such as a driver's exception, can be read but not changed: a span with a secret in one is not sent.
        if (data.Events.Any(e => e.Tags.Any(tag => tag.Value is string text && IsSecret(text, out _))))
        {
            data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
            return;
        }

        foreach (var (key, value) in data.TagObjects.ToList())
        {
            if (value is string text && IsSecret(text, out var masked))
            {
                data.SetTag(key, masked);
            }
        }

        if (data.StatusDescription is { } said)
        {
            data.SetStatus(data.Status, mask(said));
        }

        data.DisplayName = mask(data.DisplayName);
    }

    private bool IsSecret(string text, out string masked) => !ReferenceEquals(masked = mask(text), text);
}
