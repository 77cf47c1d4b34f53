using Maru.Modules.Identity.Domain;

namespace Maru.Modules.Identity.Ports;

/// <summary>The key this process signs access tokens with. Memory only; thread safe.</summary>
internal interface IAccessKeys
{
    /// <summary>The signing key; throws before start-up has chosen one.</summary>
    EcKey Signing { get; }
}
