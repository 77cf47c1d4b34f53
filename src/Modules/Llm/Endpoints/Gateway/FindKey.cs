using Maru.Contracts.Identity;
using Maru.Modules.Llm.Domain;
using Microsoft.AspNetCore.Http;

namespace Maru.Modules.Llm.Endpoints.Gateway;

/// <summary>Says whose a request is, with the limits of this moment, or why it is nobody's who may ask.</summary>
internal delegate GatewayError? FindKey(HttpContext http, out ClientKey? key);
