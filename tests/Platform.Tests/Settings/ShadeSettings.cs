using Maru.Platform.Settings;

namespace Maru.Platform.Tests.Settings;

/// <summary>A section below another.</summary>
internal sealed class ShadeSettings : ISettings
{
    [Between(1, 10)]
    public int Width { get; init; } = 3;
}
