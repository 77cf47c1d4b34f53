using Maru.Kernel.Access;

namespace Maru.Platform.Http;

/// <summary>Who may call an endpoint. Every endpoint says so, or the host refuses to start.</summary>
/// <param name="Permission">The right a signed-in person needs; null when the endpoint is open or takes a client key.</param>
/// <param name="Kind">How the caller shows who they are.</param>
public sealed record Access(Permission? Permission, AccessKind Kind);
