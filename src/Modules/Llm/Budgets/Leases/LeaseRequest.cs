namespace Maru.Modules.Llm.Budgets.Leases;

/// <summary>What a node asks for.</summary>
/// <param name="NodeId">The node.</param>
/// <param name="ClientKeyId">The key.</param>
/// <param name="Month">The month's name.</param>
/// <param name="LimitMicros">The key's limit.</param>
/// <param name="GrantedMicros">What the node holds itself granted.</param>
/// <param name="NeedMicros">The least change that is of use; 0 to renew only.</param>
/// <param name="ShareMicros">What the node would like to hold ready where there is more than the need; 0 for no more.</param>
/// <param name="Now">The node's time.</param>
/// <param name="ExpiresAt">When the lease ends.</param>
internal sealed record LeaseRequest(
    string NodeId, string ClientKeyId, string Month, long LimitMicros, long GrantedMicros, long NeedMicros, long ShareMicros,
    DateTimeOffset Now, DateTimeOffset ExpiresAt);
