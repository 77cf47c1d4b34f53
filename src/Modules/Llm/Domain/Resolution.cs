namespace Maru.Modules.Llm.Domain;

/// <summary>Where a name leads, or why nowhere; one of the two.</summary>
internal readonly record struct Resolution(ProviderRoute? Route, GatewayError? Error);
