using System.Diagnostics;
using OpenTelemetry;

namespace Maru.Platform.Telemetry;

/// <summary>The second line of defence, as in the log: hides what looks like a secret. The first is that none is put there.</summary>
internal sealed class TraceMask(Func<string, string> mask) : BaseProcessor<Activity>
{
    public override void OnEnd(Activity data)
    {
        foreach (var (key, value) in data.TagObjects.ToList())
        {
            if (value is string text && mask(text) is var masked && !ReferenceEquals(masked, text))
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
}
