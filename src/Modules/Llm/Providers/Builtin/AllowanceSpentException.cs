using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Providers.Builtin;

/// <summary>A request asks for more than <see cref="Allowance"/> gives.</summary>
internal sealed class AllowanceSpentException(GatewayError error) : Exception(error.Message)
{
    public GatewayError Error => error;
}
