using Maru.Platform.Settings;
using Microsoft.Extensions.Hosting;

namespace Maru.Platform.Tests.Settings;

/// <summary>A setting of every form.</summary>
internal sealed class LampSettings : ISettings
{
    [Between(1, 1000)]
    [RetiredKey("Lamp:NumberOfBulbs")]
    [RetiredKey("Torch:Bulbs")]
    public int Bulbs { get; init; } = 2;

    [Between("300ms", "10m")]
    [RetiredKey("Lamp:GlowMilliseconds", TimeUnit.Milliseconds)]
    [RetiredKey("Lamp:GlowSeconds", TimeUnit.Seconds)]
    public TimeSpan Glow { get; init; } = TimeSpan.FromSeconds(30);

    [RetiredKey("Lamp:RestDays", TimeUnit.Days)]
    public TimeSpan Rest { get; init; } = TimeSpan.FromDays(30);

    public bool On { get; init; } = true;

    public Colour Colour { get; init; }

    [Between(0)]
    public long? Price { get; init; } = 5;

    [SecondKey("Lamp:MAKER_NAME")]
    public string? Maker { get; init; }

    [SecretSetting]
    [RetiredKey("Lamp:Password")]
    public string Code { get; init; } = "";

    [RetiredKey("Lamp:Url")]
    public Uri Address { get; init; } = new("http://localhost/");

    public IReadOnlyList<string> Rooms { get; init; } = [];

    /// <summary>Is made of others, and so no setting.</summary>
    public TimeSpan Fade => Glow / 2;

    public IEnumerable<string> Faults(IHostEnvironment environment)
    {
        if (!On && Bulbs > 100)
        {
            yield return "Lamp:Bulbs must not be above 100 while Lamp:On is false.";
        }

        if (Maker == "nobody" && !environment.IsEnvironment("Testing"))
        {
            yield return "Lamp:Maker must be somebody.";
        }
    }
}
