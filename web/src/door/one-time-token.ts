import { useEffect, useState } from "react";
import { useLocation, useNavigate } from "react-router";

function textOf(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return "";
  }
}

/** The token behind the `#` of a link, where no server log sees it. It leaves the address at once and lives in the page. */
export function useOneTimeToken(): string {
  const { hash, pathname } = useLocation();
  const navigate = useNavigate();
  const [token, setToken] = useState("");
  const given = textOf(hash);
  if (given !== "" && given !== token) {
    setToken(given);
  }

  useEffect(() => {
    if (hash !== "") {
      void navigate(pathname, { replace: true });
    }
  }, [hash, navigate, pathname]);
  return given || token;
}
