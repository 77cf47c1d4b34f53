using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Configuration.Routes;

/// <summary>Why a name leads to no provider.</summary>
internal static class RouteErrors
{
    private const string Model = "model";

    public static GatewayError EncryptionLocked { get; } = new(503, GatewayError.Upstream, "encryption_locked",
        "This server runs without the encryption key of its database, so that no stored provider key can be used. Ask the operator.");

    public static GatewayError KeyMissing(Provider provider) => new(503, GatewayError.Upstream, "provider_key_missing",
        $"The provider {WireName<Provider>.Of(provider)} has no key on this server. Ask an administrator to add one.", Model);

    public static GatewayError KeyUndecryptable(Provider provider) => new(503, GatewayError.Upstream, "provider_key_undecryptable",
        $"The stored key of the provider {WireName<Provider>.Of(provider)} cannot be opened. Ask an administrator to enter it again.", Model);

    public static GatewayError Unknown(IEnumerable<string> names, IEnumerable<Provider> callable) => new(
        404, GatewayError.InvalidRequest, "model_not_found",
        $"This server does not know that model. You may name: {string.Join(", ", names)}; or <provider>/<model> with the provider "
        + $"{string.Join(", ", callable.Select(WireName<Provider>.Of))}.", Model);
}
