using Maru.Kernel.Access;

namespace Maru.Platform.Live;

/// <summary>Rights around live events.</summary>
public static class LivePermissions
{
    /// <summary>Hold a live connection. What may be followed over it, each source says besides.</summary>
    public static readonly Permission Follow = new("live.follow", Role.Viewer);
}
