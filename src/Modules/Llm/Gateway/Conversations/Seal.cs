namespace Maru.Modules.Llm.Gateway.Conversations;

/// <summary>Bytes of a vendor that only it can read, and wants back unchanged: a signature, or encrypted thoughts.</summary>
/// <param name="Vendor">Whose, one of <see cref="Vendors"/>.</param>
/// <param name="Json">A string.</param>
internal sealed record Seal(string Vendor, Raw Json);
