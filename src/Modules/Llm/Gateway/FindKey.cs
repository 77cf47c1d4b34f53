using Maru.Contracts.Identity;
using Microsoft.AspNetCore.Http;

namespace Maru.Modules.Llm.Gateway;

/// <summary>Says whose a request is, with the limits of this moment, or why it is nobody's who may ask.</summary>
internal delegate GatewayError? FindKey(HttpContext http, out ClientKey? key);
