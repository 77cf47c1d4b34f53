using Maru.Kernel.Access;
using Microsoft.AspNetCore.Builder;

namespace Maru.Platform.Http;

/// <summary>Says on an endpoint who may call it.</summary>
public static class AccessConventions
{
    /// <summary>A signed-in person who holds the permission; anyone else gets 401 or 403.</summary>
    /// <typeparam name="TBuilder">The endpoint's builder.</typeparam>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="permission">The right.</param>
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, Permission permission)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new Access(permission, AccessKind.Permission));

    /// <summary>A program with a client key. The endpoint checks it itself, because errors there have OpenAI's shape.</summary>
    /// <typeparam name="TBuilder">The endpoint's builder.</typeparam>
    /// <param name="endpoint">The endpoint.</param>
    public static TBuilder NeedsClientKey<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new Access(null, AccessKind.ClientKey));

    /// <summary>Anyone: signing in, health. Say why in the endpoint's description.</summary>
    /// <typeparam name="TBuilder">The endpoint's builder.</typeparam>
    /// <param name="endpoint">The endpoint.</param>
    public static TBuilder OpenToAll<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new Access(null, AccessKind.Open));

    /// <summary>As the operator has set it.</summary>
    /// <typeparam name="TBuilder">The endpoint's builder.</typeparam>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="audience">Who.</param>
    /// <param name="permission">The right, where one is needed.</param>
    public static TBuilder OpenTo<TBuilder>(this TBuilder endpoint, Audience audience, Permission permission)
        where TBuilder : IEndpointConventionBuilder => audience switch
        {
            Audience.Loopback => endpoint.WithMetadata(new Access(null, AccessKind.Loopback)),
            Audience.Permission => endpoint.Needs(permission),
            Audience.Open => endpoint.OpenToAll(),
        };
}
