using Microsoft.AspNetCore.Mvc;

namespace Maru.Platform.Tests.Http;

/// <summary>What the made-up endpoints of an author who comments send and answer.</summary>
internal static class Bakery
{
    /// <summary>How hot something is, in the cook's words.</summary>
    internal enum Glow
    {
        Lukewarm,
        Bright,
    }

    /// <summary>Bakes what a <c>dish</c> says.</summary>
    /// <remarks>It was somebody's grandmother's.</remarks>
    /// <param name="Name">Its name, as painted on the door.</param>
    /// <param name="Heat">How hot it is.</param>
    internal sealed record OvenWire(string Name, Glow Heat)
    {
        /// <summary>Worked out from the door.</summary>
        public bool IsOpen => Name.Length == 0;

        public int Width { get; init; }

        public IReadOnlyList<TrayWire> Trays { get; init; } = [];
    }

    /// <summary>
    /// One sheet
    /// of metal.
    /// </summary>
    internal sealed record TrayWire(int Depth);

    internal sealed record BareWire(string Name);

    /// <summary>Shows that the oven is on.</summary>
    /// <param name="Light">How bright it is.</param>
    internal sealed record LampWire(Glow Light);

    internal sealed record OvenQuery
    {
        /// <summary>Only ovens of this maker.</summary>
        [FromQuery(Name = "made_by")]
        public string? MadeBy { get; init; }

        [FromQuery(Name = "page")]
        public int? Page { get; init; }
    }
}
