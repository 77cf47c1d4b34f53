import { lazy, Suspense } from "react";
import type { RouteObject } from "react-router";
import type { AreaPage } from "../areas/area";
import { Gate } from "../shell/gate";
import { Loading } from "../ui/loading";
import { PageBroken } from "./page-broken";

/** A page as a route: who may not open it does not load it either. */
export function routeOf({ path, needs, load }: AreaPage): RouteObject {
  const Content = lazy(async () => ({ default: await load() }));
  const element = (
    <Gate needs={needs}>
      <Suspense fallback={<Loading />}>
        <Content />
      </Suspense>
    </Gate>
  );
  return { path, element, errorElement: <PageBroken /> };
}
