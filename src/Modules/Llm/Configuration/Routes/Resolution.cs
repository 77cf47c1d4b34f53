using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Configuration.Routes;

/// <summary>Where a name leads, or why nowhere; one of the two.</summary>
internal readonly record struct Resolution(ProviderRoute? Route, GatewayError? Error);
